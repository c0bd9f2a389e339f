/**
 * Divides a budget by weights. What a short text does not need goes to the longer ones.
 * @param lengths what each text would take
 * @returns whole numbers, each at most its length, together at most `budget`
 */
export function shareBudget(
  lengths: readonly number[],
  weights: readonly number[],
  budget: number,
): number[] {
  const shares = lengths.map(() => 0);
  let open = lengths.map((_, index) => index);
  let left = budget;
  while (open.length > 0) {
    const weight = open.reduce((sum, index) => sum + weights[index]!, 0);
    const fair = (index: number): number => Math.floor((left * weights[index]!) / weight);
    const content = open.filter((index) => lengths[index]! <= fair(index));
    if (content.length === 0) {
      for (const index of open) shares[index] = fair(index);
      break;
    }
    for (const index of content) shares[index] = lengths[index]!;
    left -= content.reduce((sum, index) => sum + lengths[index]!, 0);
    open = open.filter((index) => !content.includes(index));
  }
  return shares;
}
