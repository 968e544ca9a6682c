import type { ReactNode } from 'react';

export interface TwoSidesProps {
  readonly label: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly SidesRow[];
  readonly className?: string;
}

/** What is compared, and what either side says. */
export type SidesRow = readonly [name: string, one: ReactNode, other: ReactNode];

/** A table that compares two things row by row. */
export function TwoSides({ label, heads, rows, className = '' }: TwoSidesProps) {
  return (
    <table className={`sides ${className}`.trim()} aria-label={label}>
      <thead>
        <tr>
          <td />
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, one, other]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{one}</td>
            <td>{other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
