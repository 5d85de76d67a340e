import { Transform, type TransformCallback } from 'node:stream';

/** One byte for the kind of output, three without meaning, four for the length of what follows. */
const HEADER_BYTES = 8;
const LENGTH_OFFSET = 4;

/** The longest event of CloudWatch Logs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const LONGEST_LINE_BYTES = 1024 * 1024;

const NEW_LINE = Buffer.from('\n');

/**
 * Takes the output of a container out of the frames in which the Docker API sends it: stdout and stderr, line by line in the order in which
 * the lines came to their end, as the `awslogs` driver does (https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach).
 *
 * Not that of the client library, because it reads on while the disk is busy: a job that writes faster than the disk would fill the memory.
 */
export class LogDemultiplexer extends Transform {
  private header = Buffer.alloc(0);
  private kind = 0;
  /** What is left of the frame. */
  private left = 0;
  /** The line that each kind of output has begun. */
  private readonly begun = new Map<number, Buffer>();

  public override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
    let rest = piece;
    while (rest.length > 0) {
      rest = this.left > 0 ? this.takeOutput(rest) : this.takeHeader(rest);
    }
    done();
  }

  /** The container is over. */
  public override _flush(done: TransformCallback) {
    const lines = [...this.begun.values()].filter(({ length }) => length > 0);
    lines.forEach((line, index) => this.push(index < lines.length - 1 ? Buffer.concat([line, NEW_LINE]) : line));
    done();
  }

  private takeOutput(piece: Buffer): Buffer {
    const output = piece.subarray(0, this.left);
    this.left -= output.length;
    const text = Buffer.concat([this.begun.get(this.kind) ?? Buffer.alloc(0), output]);
    const end = text.length > LONGEST_LINE_BYTES ? text.length : text.lastIndexOf(NEW_LINE) + 1;
    this.push(text.subarray(0, end));
    this.begun.set(this.kind, text.subarray(end));
    return piece.subarray(output.length);
  }

  private takeHeader(piece: Buffer): Buffer {
    const missing = HEADER_BYTES - this.header.length;
    this.header = Buffer.concat([this.header, piece.subarray(0, missing)]);
    if (this.header.length === HEADER_BYTES) {
      [this.kind] = this.header;
      this.left = this.header.readUInt32BE(LENGTH_OFFSET);
      this.header = Buffer.alloc(0);
    }
    return piece.subarray(missing);
  }
}
