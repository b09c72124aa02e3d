import { compilePrograms } from '../compile';
import setUpCluster from '../global-setup';

export default async function setUp(): Promise<void> {
  compilePrograms();
  await setUpCluster();
}
