import { readOptions, USAGE } from './command-line';
import { startSimulator } from './simulator';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) {
    console.log(USAGE);
    return;
  }
  const simulator = await startSimulator(options);
  console.log(`Simulated Spotify is ready at ${simulator.origin}`);
  process.send?.({ origin: simulator.origin });
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('disconnect', stop);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
