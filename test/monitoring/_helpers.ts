/** What a handler publishes while it runs: the lines that Amazon CloudWatch makes metrics of. */
export async function published(run: () => Promise<void>): Promise<any[]> {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    await run();
  } finally {
    write.mockRestore();
  }
  return written.map((line) => JSON.parse(line));
}
