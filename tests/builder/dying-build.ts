/**
 * A build that is killed: `dying-build.ts SOURCE DIRECTORY PARTITION EVENT`. The process kills itself, as the system
 * does when memory is short, at the given event of the build's progress ("start merging", "2 articles", "advance 3").
 */
import { buildIndex } from '../../index-builder/build/build-index.ts';
import { BuildReport, type Phase, type ProgressView } from '../../index-builder/build/report.ts';

const [source, directory, partition, event] = process.argv.slice(2);

let phase: Phase = 'reading';
let advanced = 0;

function happens(what: string): void {
  if (what === event) process.kill(process.pid, 'SIGKILL');
}

const view: ProgressView = {
  start: (next) => {
    phase = next;
    advanced = 0;
    happens(`start ${phase}`);
  },
  advance: () => happens(`${phase} ${++advanced}`),
  counted: (articles) => happens(`article ${articles}`),
  finish: () => happens(`finish ${phase}`),
  stop: () => undefined,
  line: () => undefined,
};

await buildIndex({
  sources: [source!],
  location: directory!,
  strict: false,
  report: new BuildReport(view),
  partitionArticles: Number(partition),
});
