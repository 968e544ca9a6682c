import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** The heading of a view that takes another one's place: the focus goes to it, so that it is read out. */
export function ViewTitle({ children, takesFocus }: { readonly children: ReactNode; readonly takesFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <h1 className="overview-title history-title" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
