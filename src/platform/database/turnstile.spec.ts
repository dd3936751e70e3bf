import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a turnstile', () => {
  it('lets so many act at once, and the others in the order in which they came', async () => {
    const turnstile = new Turnstile(2);
    const order: number[] = [];
    let [inside, most] = [0, 0];
    const act = async (number: number): Promise<number> => {
      order.push(number);
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
      return number;
    };
    const numbers = Array.from({ length: 9 }, (_, index) => index);
    expect(await Promise.all(numbers.map((number) => turnstile.pass(() => act(number))))).toEqual(numbers);
    expect(order).toEqual(numbers);
    expect(most).toBe(2);
  });

  it('lets the next one in after somebody failed', async () => {
    const turnstile = new Turnstile(1);
    const failed = turnstile.pass(() => Promise.reject(new Error('no')));
    const next = turnstile.pass(() => Promise.resolve('in'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('in');
    expect(await turnstile.pass(() => Promise.resolve('again'))).toBe('again');
  });
});
