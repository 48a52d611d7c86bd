/** Stands for whatever part of VS Code is asked for: a class, a function, an empty list; `known` parts are themselves. */
export function anything(known: Readonly<Record<PropertyKey, unknown>> = {}): object {
  const nothing = function* () {};
  return new Proxy(function anything() {}, {
    get(target, key) {
      if (key in known) return known[key];
      if (key === Symbol.iterator) return nothing;
      if (key === Symbol.toPrimitive) return () => '';
      if (key === 'then') return undefined;
      return key in target ? Reflect.get(target, key) : anything();
    },
    set: () => true,
    apply: () => anything(),
    // Classes of our own that extend it are themselves.
    construct: (target, values, made) =>
      made.prototype === target.prototype ? anything() : Reflect.construct(target, values, made),
  });
}
