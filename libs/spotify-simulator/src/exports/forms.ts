/** The forms in which Spotify has handed out histories over the years. */
export const EXPORT_FORMS = ['extended-2023', 'extended-2024', 'extended-2025', 'account', 'account-old'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];
export type ExtendedForm = Extract<ExportForm, `extended-${string}`>;
export type AccountForm = Exclude<ExportForm, ExtendedForm>;

export interface ExportOptions {
  form: ExportForm;
  /** Only what ended before; default: now. */
  until?: Date;
  /** Everything that real exports get wrong (duplicates, ghosts, shifted times, empty rows ...); default true. */
  flaws?: boolean;
  /** Podcasts and audiobooks; default true. */
  podcasts?: boolean;
  /** Filmed podcasts, in a file of their own; default true. */
  video?: boolean;
}

export const isExtended = (form: ExportForm): form is ExtendedForm => form.startsWith('extended');
