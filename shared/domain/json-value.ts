/** A number that a double can't hold, kept digit by digit (see `lossless-json.ts` of the engine). */
export interface RawNumber {
  readonly rawJSON: string;
}
export type JsonValue = null | boolean | number | string | RawNumber | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
