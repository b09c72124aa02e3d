/** Style of the simulator's pages: follows the system's light or dark setting, one column, fits a phone. */
export const AUTHORIZE_STYLE = `
:root { --paper: #f6f4ef; --card: #fff; --ink: #1d1b16; --soft: #5d584c; --line: #d9d4c7; --accent: #12603f; --on: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14150f; --card: #1f2119; --ink: #f2f0e6; --soft: #b5b1a2; --line: #3a3c31; --accent: #6fdca5; --on: #0c1a12; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.banner { margin: 0; padding: .6rem 1rem; background: var(--accent); color: var(--on); text-align: center; font-weight: 600; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul { color: var(--soft); margin: .25rem 0 1rem; }
code { color: var(--ink); overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: .5rem; }
legend { font-weight: 600; margin-bottom: .5rem; }
.listener { display: flex; align-items: center; gap: .75rem; padding: .6rem .75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; cursor: pointer; }
.listener:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.listener img { border-radius: 50%; }
.listener span { display: grid; min-width: 0; overflow-wrap: anywhere; }
.listener small { color: var(--soft); }
input[type=radio] { width: 1.2rem; height: 1.2rem; accent-color: var(--accent); flex: none; }
.buttons { display: flex; gap: .75rem; position: sticky; bottom: 0; padding: .75rem 0; background: var(--paper); }
button { flex: 1 1 7rem; min-height: 3rem; border-radius: 2rem; border: 1px solid var(--ink); background: transparent;
  color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
