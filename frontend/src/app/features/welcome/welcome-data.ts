import { pageData, type PageData } from '../../core/page-data';
import { WelcomeDocument, type WelcomeQuery } from './welcome.generated';

/** Whether somebody is signed in, and what this installation is. */
export function welcomeData(): PageData<WelcomeQuery> {
  return pageData(WelcomeDocument, () => ({}));
}
