/** A `Storage` that lives as long as the document: a card's answer finds what its question put in, the next card nothing. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  const methods: Storage = {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
  return new Proxy(methods, {
    get: (target, name) => (name in target ? Reflect.get(target, name) : items.get(String(name))),
    set: (_target, name, value) => {
      items.set(String(name), String(value));
      return true;
    },
    has: (target, name) => name in target || items.has(String(name)),
    deleteProperty: (_target, name) => {
      items.delete(String(name));
      return true;
    },
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_target, name) => {
      const value = items.get(String(name));
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
    },
  });
}
