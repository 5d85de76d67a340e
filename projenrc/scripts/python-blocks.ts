/** A page may show other Python, too: only what stands under this summary says to be the same as the TypeScript before it. */
const BLOCKS = /^```ts\n(?<typescript>.*?)^```|^<summary>The same in Python<\/summary>\s*^```python\n(?<python>.*?)^```/gms;

export interface PythonBlock {
  readonly python: string;
  /** The `ts` block before it. */
  readonly typescript: string;
}

/** The Python of a page that says to be the same as the TypeScript before it. */
export function pythonBlocks(markdown: string): PythonBlock[] {
  const blocks: PythonBlock[] = [];
  let typescript = '';
  for (const { groups } of markdown.matchAll(BLOCKS)) {
    if (groups!.python === undefined) {
      typescript = groups!.typescript;
    } else {
      blocks.push({ python: groups!.python, typescript });
    }
  }
  return blocks;
}

/** Whether two programs differ in nothing but comments, line breaks, spaces and trailing commas. */
export function isSamePython(a: string, b: string): boolean {
  return essence(a) === essence(b);
}

function essence(python: string): string {
  return python.replace(/#.*$/gm, '').replace(/\s/g, '').replace(/,(?=[)\]}])/g, '');
}
