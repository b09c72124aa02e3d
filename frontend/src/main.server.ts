import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { App } from './app/app';
import { serverConfig } from './app/app.config.server';

/** Draws pages while the dashboard is built; nothing of it runs in the product. */
export default (context: BootstrapContext) => bootstrapApplication(App, serverConfig, context);
