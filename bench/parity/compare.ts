/** Compares what hosts answer, byte by byte. */
import type { Answer, Host } from './hosts.ts';

/** Characters shown on either side of where answers part. */
const AROUND = 80;

/** Asks every host every path, and prints how many answers are those of the first host. @returns whether all are */
export async function compare(hosts: readonly Host[], paths: readonly string[]): Promise<boolean> {
  const [first, ...others] = hosts;
  const expected = await answersOf(first!, paths);
  let areAlike = true;
  for (const host of others) {
    const answers = await answersOf(host, paths);
    const different = paths.map((_, i) => i).filter((i) => !isSame(answers[i]!, expected[i]!));
    const equal = paths.length - different.length;
    console.log(`${host.name} and ${first!.name}: ${equal} answers equal, ${different.length} different`);
    const [i] = different;
    if (i === undefined) continue;
    areAlike = false;
    console.log(`the first that differs: ${decodeURIComponent(paths[i]!)}`);
    console.log(difference(first!.name, expected[i]!, host.name, answers[i]!));
  }
  return areAlike;
}

/** @throws Error where a host fails: answers that are alike because nothing works prove nothing */
async function answersOf({ name, ask }: Host, paths: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const path of paths) {
    const answer = await ask(path);
    if (answer.status !== 200)
      throw new Error(`${name} answered ${answer.status} for ${path}: ${answer.body}`);
    answers.push(answer);
  }
  return answers;
}

function isSame(one: Answer, other: Answer): boolean {
  return one.status === other.status && one.body === other.body;
}

function difference(oneName: string, one: Answer, otherName: string, other: Answer): string {
  let at = 0;
  while (at < one.body.length && one.body[at] === other.body[at]) at++;
  const part = ({ body }: Answer) => body.slice(Math.max(0, at - AROUND), at + AROUND);
  return `  ${oneName}: …${part(one)}…\n  ${otherName}: …${part(other)}…`;
}
