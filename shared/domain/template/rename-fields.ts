import type { TemplateNode } from './parse-template.ts';

/** New names by old ones; null: the field is gone. */
export type FieldRenames = ReadonlyMap<string, string | null>;

/** What a side shows of fields that are gone goes; what stood inside of their conditionals stays. */
export function withRenamedFields(nodes: readonly TemplateNode[], renames: FieldRenames): TemplateNode[] {
  return nodes.flatMap((node): TemplateNode[] => {
    if (node.kind === 'text' || node.kind === 'comment') return [node];
    const renamed = renames.get(node.field);
    const field = renamed ?? node.field;
    if (node.kind === 'replacement') return renamed === null ? [] : [{ ...node, field }];
    const children = withRenamedFields(node.children, renames);
    return renamed === null ? children : [{ ...node, field, children }];
  });
}
