import { whyNotStarted } from '../../../../src/local/engines/spawner/why-not-started';

test.each([
  ['ENOENT', /^"x" was not found on this machine; .* install the program, or change the command$/],
  ['EACCES', /^"x" could not be started: spawn x EACCES$/],
])('%s', (code, why) => {
  expect(whyNotStarted('x', Object.assign(new Error(`spawn x ${code}`), { code }))).toMatch(why);
});
