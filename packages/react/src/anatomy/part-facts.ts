/** What a part's element is, and the `data-state` words that it can carry. */
export interface PartFacts {
  /** One sentence for the person who styles it. */
  readonly about: string;
  /** Every value of its `data-state`; absent where it has none. */
  readonly states?: readonly string[];
}
