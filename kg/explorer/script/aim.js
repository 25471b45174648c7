// Where one looks: where the state says, else at what the picture has in view at first; and where the reader moved it.

/** @typedef {import("./data/state.js").Camera} Camera */

const AT_REST = 250; // milliseconds after which a picture that was moved is taken to stay, and a drag to be at its end

/**
 * @param {import("./drawing/picture.js").Picture} picture
 * @param {ReturnType<typeof import("./store.js").makeStore>} store
 */
export function makeAim(picture, store) {
  const { state } = store;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let moving;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let refitting;
  // Whether the camera is where the reader moved it, or where the page did.
  let isReaders = Boolean(state().camera);

  /** Look where the state says; if it says nothing, at what the picture has in view at first, and at what is selected. @param {boolean} [gently] */
  function aim(gently = false) {
    const { camera, selected } = state();
    clearTimeout(moving);
    clearTimeout(refitting);
    isReaders = camera !== null && camera !== "whole";
    if (camera !== null && camera !== "whole") return picture.moveTo(camera);
    const at = picture.fit(gently, camera === "whole", selected);
    return at && keep(at);
  }

  /** What the filters leave is brought into view, unless the reader looks at some of it already. */
  function refit() {
    if (state().view === "list" || (isReaders && picture.isAnyInSight())) return;
    if (state().camera !== "whole") store.note({ camera: null });
    aim(true);
  }

  /** The picture is as a filter left it. @param {boolean} isGesture whether more may follow at once: nothing but the marks moves beneath a drag */
  function filtered(isGesture) {
    clearTimeout(refitting);
    if (isGesture) refitting = setTimeout(refit, AT_REST);
    else refit();
  }

  /** What is selected is brought into view. */
  function reveal() {
    const { selected } = state();
    const camera = selected === null ? null : picture.reveal(selected);
    if (camera) keep(camera);
  }

  /** What is in view is put into the room there is. @param {number} [share] of the size in which it was seen */
  function frame(share = 1) {
    const { camera, selected } = state();
    // Twice: the canvas takes its new size, and would move the view with it; and paper does not wait for the next frame.
    picture.network.redraw();
    if (camera !== null && camera !== "whole") picture.moveTo({ ...camera, scale: camera.scale * share });
    else picture.fit(false, camera === "whole", selected);
    picture.network.redraw();
  }

  /** The reader moved the picture: its place goes into the address, when it has come to rest. */
  function moved() {
    isReaders = true;
    clearTimeout(moving);
    moving = setTimeout(() => keep(picture.view().camera), AT_REST);
  }

  /** @param {Camera} camera */
  function keep({ x, y, scale }) {
    store.note({ camera: { x: Math.round(x), y: Math.round(y), scale: Math.round(scale * 1000) / 1000 } });
  }

  return { aim, frame, filtered, reveal, moved, keep };
}
