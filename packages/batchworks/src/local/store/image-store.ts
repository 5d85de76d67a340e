import { randomUUID } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderImageAsset, ImageAsset } from '#shared/model/types';

/**
 * The content of image assets, as the jobs see it: one copy for each, shared by its jobs, so that no job can change
 * what the CDK will build the image from.
 *
 * The tag of an asset is the hash of its content: a copy that was once made is right for ever.
 */
export class ImageStore {
  private readonly copies = new Map<string, Promise<string>>();

  constructor(private readonly directory: string) {}

  /** The folder with the content of an image; undefined where a command makes it, since only a container engine can look into that. */
  public async directoryOf(image: ImageAsset): Promise<string | undefined> {
    if ('command' in image) { return undefined; }
    let copy = this.copies.get(image.tag);
    if (!copy) {
      copy = this.copy(image);
      this.copies.set(image.tag, copy);
    }
    return copy;
  }

  private async copy(image: FolderImageAsset): Promise<string> {
    const directory = join(this.directory, image.tag);
    if (await exists(directory)) { return directory; }
    await mkdir(this.directory, { recursive: true });
    // Under another name first: who is killed in the middle leaves no half image behind.
    const unfinished = `${directory}.${randomUUID()}`;
    await cp(image.directory, unfinished, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    await rename(unfinished, directory).catch(async (error: NodeJS.ErrnoException) => {
      if (!await exists(directory)) { throw error; }
      await rm(unfinished, { recursive: true }); // another local Batch on the same folder was faster
    });
    return directory;
  }
}

async function exists(path: string) {
  return stat(path).then(() => true, () => false);
}
