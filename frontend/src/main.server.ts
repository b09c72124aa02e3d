import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { serverConfig } from './app/app.config.server';
import { Shell } from './app/layout/shell';

/** Draws pages while the dashboard is built; nothing of it runs in the product. */
export default (context: BootstrapContext) => bootstrapApplication(Shell, serverConfig, context);
