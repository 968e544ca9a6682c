/** Drawn here, so that no font or file has to be fetched for them. Decoration: the words are beside them. */
const paths = {
  sync: 'M13 4.5A6 6 0 0 0 2.3 7M3 11.5A6 6 0 0 0 13.7 9M13 1.5v3h-3M3 14.5v-3h3',
  gear: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  fold: 'M4 6l4 4 4-4',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7L3 6M3 2.5V6h3.5',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.3 1.9C8.4 8.3 8 8.8 8 9.5M8 12h.01',
  pin: 'M10 1.8l4.2 4.2-2 .6-2.6 2.6.3 3L8.6 13 3 7.4 3.8 6.1l3 .3L9.4 3.8z M5.7 10.3L2 14',
  superscript: 'M2.5 5l6 8M8.5 5l-6 8M11 3.2a1.5 1.5 0 1 1 2.6 1L11 7h3',
  subscript: 'M2.5 3l6 8M8.5 3l-6 8M11 10.2a1.5 1.5 0 1 1 2.6 1L11 14h3',
  list: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  attach: 'M12.5 7.5l-5 5a3 3 0 0 1-4.3-4.3l5.7-5.7a2 2 0 0 1 2.9 2.9l-5.6 5.6a1 1 0 0 1-1.5-1.4l5-5',
  record: 'M8 1.5a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0v-4a2 2 0 0 1 2-2zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.5',
  stop: 'M4 4h8v8H4z',
  equation: 'M12.5 3h-9l5 5-5 5h9',
  clear: 'M3 3h8M7 3v7M10 10l4 4M14 10l-4 4',
  shield: 'M8 1.8l5 2v4c0 3.2-2.2 5.4-5 6.4-2.8-1-5-3.2-5-6.4v-4z',
} as const;

export interface IconProps {
  readonly name: keyof typeof paths;
  readonly className?: string;
}

export function Icon({ name, className = '' }: IconProps) {
  return (
    <svg className={`icon icon-${name} ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
