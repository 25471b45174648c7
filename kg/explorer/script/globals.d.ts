// vis-network, as far as the page uses it; it is in the page before our script.

declare namespace vis {
  interface Point {
    x: number;
    y: number;
  }
  interface Animation {
    duration?: number;
    easingFunction?: string;
  }
  interface Camera {
    position?: Point;
    scale?: number;
    animation?: boolean | Animation;
  }
  interface Pointer {
    DOM: Point;
    canvas: Point;
  }
  interface Event {
    nodes: (string | number)[];
    edges: (string | number)[];
    pointer: Pointer;
    event: unknown;
  }
  class DataSet<T> {
    constructor(items?: T[]);
    add(items: T | T[]): (string | number)[];
    update(items: Partial<T> | Partial<T>[]): (string | number)[];
    remove(ids: (string | number) | (string | number)[]): (string | number)[];
    clear(): (string | number)[];
    get(id: string | number): T | null;
    get(): T[];
    length: number;
  }
  class Network {
    constructor(container: HTMLElement, data: { nodes: unknown; edges: unknown }, options: object);
    on(name: string, callback: (event: Event) => void): void;
    on(name: "beforeDrawing" | "afterDrawing", callback: (context: CanvasRenderingContext2D) => void): void;
    off(name: string, callback?: (event: Event) => void): void;
    redraw(): void;
    fit(options?: { nodes?: (string | number)[]; maxZoomLevel?: number; animation?: boolean | Animation }): void;
    moveTo(options: Camera & { offset?: Point }): void;
    getScale(): number;
    getViewPosition(): Point;
    canvasToDOM(point: Point): Point;
    DOMtoCanvas(point: Point): Point;
    setData(data: { nodes: unknown; edges: unknown }): void;
    setOptions(options: object): void;
    setSize(width: string, height: string): void;
    destroy(): void;
    canvas: { frame: { canvas: HTMLCanvasElement } };
  }
}
