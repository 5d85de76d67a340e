import { MountPaths } from '../../../src/local/engines/mount-paths';

const paths = new MountPaths([
  { containerPath: '/data', directory: '/local/data' },
  { containerPath: '/data/frames/', directory: '/local/frames' },
]);

describe('MountPaths', () => {
  test.each([
    ['/data', '/local/data'],
    ['/data/x', '/local/data/x'],
    ['/data/frames', '/local/frames'],
    ['/data/frames/1.png', '/local/frames/1.png'],
    ['--out=/data/x', '--out=/local/data/x'],
    ['OUT=/data', 'OUT=/local/data'],
    ['/database', '/database'],
    ['/other', '/other'],
    ['--out=/database', '--out=/database'],
    ['see /data/x', 'see /data/x'],
    ['', ''],
  ])('%j becomes %j', (text, rewritten) => {
    expect(paths.rewrite(text)).toBe(rewritten);
  });

  test('rewrites the values of variables, not their names', () => {
    expect(paths.rewriteValues({ '/data': '/data/x', 'OTHER': 'y' })).toEqual({ '/data': '/local/data/x', 'OTHER': 'y' });
  });

  test('leaves everything alone where nothing is mounted', () => {
    expect(new MountPaths([]).rewrite('/data')).toBe('/data');
  });
});
