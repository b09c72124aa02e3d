import { Component } from '@angular/core';

/**
 * The overview as it is: screenshots of the demo, made by `npm run screenshots`. Phones get a part of what a phone shows,
 * the top albums, so that the text can be read.
 */
@Component({
  selector: 'app-product-picture',
  host: { class: 'block' },
  template: `
    <picture>
      @for (picture of pictures; track picture.file) {
        <source
          type="image/webp"
          [attr.media]="picture.media"
          [attr.srcset]="'pictures/' + picture.file + '.webp'"
          [attr.width]="picture.width"
          [attr.height]="picture.height"
        />
      }
      <img
        src="pictures/overview-light.webp"
        width="1200"
        height="900"
        fetchpriority="high"
        class="h-auto w-full rounded-card shadow-2xl lg:rotate-1"
        alt="From the overview of a year: what was played most, with its covers."
      />
    </picture>
  `,
})
export class ProductPicture {
  /** The first whose conditions hold is shown. */
  protected readonly pictures = [
    { file: 'phone-dark', media: '(width < 40rem) and (prefers-color-scheme: dark)', width: 720, height: 720 },
    { file: 'phone-light', media: '(width < 40rem)', width: 720, height: 720 },
    { file: 'overview-dark', media: '(prefers-color-scheme: dark)', width: 1200, height: 900 },
  ];
}
