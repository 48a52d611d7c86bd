/** Hand-written text of one rule's page, in one language. */
export interface Wording {
  /** What the rule looks for. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** How to correct what it finds. */
  readonly correct: string;
}

/** A wrong fragment, and the report it stands in: the page prints what the rule really says about it. */
export interface Example {
  readonly shown: string;
  /** Makes the sample report (`sample.ts`) wrong. */
  readonly spoil: (sample: string) => string;
  /** The report of the year before, where the mistake lies between the two. */
  readonly earlier?: (sample: string) => string;
}

export interface Prose {
  readonly zh: Wording;
  readonly en: Wording;
  /** null where no text shows it (a fault of the program itself). */
  readonly example: Example | null;
}

export type ProseByRule = Readonly<Record<string, Prose>>;

/** The sample report with `wrong` in the place of `right`. */
export const instead = (right: string, wrong: string, shown = wrong): Example => ({
  shown,
  spoil: (sample) => {
    if (!sample.includes(right)) throw new Error(`the sample report does not hold ${right}`);
    return sample.replace(right, () => wrong);
  },
});

/** A text that stands alone. */
export const alone = (text: string): Example => ({ shown: text, spoil: () => text });
