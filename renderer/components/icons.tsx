/** Drawn here, so that no font or file has to be fetched for them. Decoration: the words are beside them. */
const paths = {
  sync: 'M13 4.5A6 6 0 0 0 2.3 7M3 11.5A6 6 0 0 0 13.7 9M13 1.5v3h-3M3 14.5v-3h3',
  gear: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  fold: 'M4 6l4 4 4-4',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7L3 6M3 2.5V6h3.5',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.3 1.9C8.4 8.3 8 8.8 8 9.5M8 12h.01',
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
