/** A picture being painted: linear light, three numbers a pixel. One unit is a thousandth of the short side. */
export interface Canvas {
  width: number;
  height: number;
  /** Pixels of one unit. */
  scale: number;
  /** Width and height in units. */
  unitsWide: number;
  unitsHigh: number;
  rgb: Float32Array;
}

export function createCanvas(width: number, height: number): Canvas {
  const scale = Math.min(width, height) / 1000;
  return {
    width,
    height,
    scale,
    unitsWide: width / scale,
    unitsHigh: height / scale,
    rgb: new Float32Array(width * height * 3),
  };
}
