export { type EngineWeather, engineWeathers } from "./engine-weather.ts";
export { type PaintedPicture, type Painting, paintScene } from "./paint-scene.ts";
export { createProceduralProvider, type ProceduralOptions } from "./provider.ts";
