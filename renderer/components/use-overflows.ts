import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Whether there is more in an element than fits: then the keyboard must be able to scroll it. */
export function useOverflows<T extends HTMLElement>(): readonly [RefObject<T | null>, boolean] {
  const element = useRef<T>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const look = (): void => setOverflows(target.scrollHeight > target.clientHeight + 1);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(target);
    for (const child of target.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return [element, overflows];
}
