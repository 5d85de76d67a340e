import { MessageReader, MessageWriter } from '../../../../src/local/engines/spawner/messages';

describe('MessageReader', () => {
  test.each([
    ['whole lines', ['{"id":1}\n{"id":2}\n'], [[{ id: 1 }, { id: 2 }]]],
    ['a line in pieces', ['{"i', 'd":1}', '\n'], [[], [], [{ id: 1 }]]],
    ['a line and the beginning of the next', ['{"id":1}\n{', '"id":2}\n'], [[{ id: 1 }], [{ id: 2 }]]],
  ])('%s', (_, pieces, messages) => {
    const reader = new MessageReader();
    expect(pieces.map((piece) => reader.read(piece))).toEqual(messages);
  });
});

describe('MessageWriter', () => {
  test('sends together what was said together', async () => {
    const written: string[] = [];
    const writer = new MessageWriter((lines) => written.push(lines));
    writer.send({ id: 1 });
    writer.send({ text: 'a\nb' });
    await new Promise(setImmediate);
    writer.send({ id: 3 });
    await new Promise(setImmediate);
    expect(written).toEqual(['{"id":1}\n{"text":"a\\nb"}\n', '{"id":3}\n']);
  });
});
