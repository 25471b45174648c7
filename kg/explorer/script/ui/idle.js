// Work that nobody waits for, in small slices between all else.

const SLICE = 12; // milliseconds at once
const LATEST = 500; // milliseconds after which a slice is done however busy the page is

/**
 * Do some work again and again while nothing else is to do, until it says that it is done.
 * @param {(left: number) => boolean} work told how many milliseconds it may take
 */
export function whenIdle(work) {
  const once = (/** @type {number} */ left) => {
    if (!work(left)) whenIdle(work);
  };
  // Safari has no such request.
  if (typeof requestIdleCallback === "undefined") setTimeout(once, 4, SLICE);
  else requestIdleCallback((deadline) => once(Math.min(SLICE, deadline.timeRemaining())), { timeout: LATEST });
}
