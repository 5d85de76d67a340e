/** A text of a template, with its tokens as they stand there: `{"JobQueue":<…>}`. */
export function textOf(value: any): string {
  if (typeof value === 'string') { return value; }
  if ('Fn::Join' in value) { return value['Fn::Join'][1].map(textOf).join(''); }
  if ('Ref' in value) { return `<${value.Ref}>`; }
  return `<${value['Fn::GetAtt'].join('.')}>`;
}
