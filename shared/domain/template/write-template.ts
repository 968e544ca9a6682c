import type { TemplateNode } from './parse-template.ts';

/** A template as text, in the usual marks. */
export function writeTemplate(nodes: readonly TemplateNode[]): string {
  return nodes.map(written).join('');
}

function written(node: TemplateNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'comment':
      return `<!--${node.text}-->`;
    case 'replacement':
      return `{{${[...node.filters].reverse().concat(node.field).join(':')}}}`;
    case 'conditional':
      return `{{${node.negated ? '^' : '#'}${node.field}}}${writeTemplate(node.children)}{{/${node.field}}}`;
  }
}
