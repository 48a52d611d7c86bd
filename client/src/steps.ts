import { QuickInputButtons, window } from 'vscode';

/** One thing that the user is asked for. */
export interface Step {
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with an answer, if anything is. */
  readonly wrong: (answer: string) => string | undefined;
}

const back = Symbol('back');

/**
 * Asks for one thing after another, with the way back; undefined where the user gave up.
 * @param refused what is wrong with the first answer that was given before
 */
export async function askInTurn(
  title: string,
  steps: readonly Step[],
  refused?: string,
): Promise<string[] | undefined> {
  const answers = steps.map(({ value }) => value);
  let told = refused;
  for (let at = 0; at < steps.length; ) {
    const answer = await ask(title, steps, at, answers[at] ?? '', told);
    told = undefined;
    if (answer === undefined) return undefined;
    if (answer === back) at--;
    else answers[at++] = answer;
  }
  return answers;
}

async function ask(
  title: string,
  steps: readonly Step[],
  at: number,
  value: string,
  refused: string | undefined,
): Promise<string | typeof back | undefined> {
  const step = steps[at] as Step;
  const box = window.createInputBox();
  box.title = title;
  box.step = at + 1;
  box.totalSteps = steps.length;
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.value = value;
  box.validationMessage = refused;
  box.ignoreFocusOut = true;
  box.buttons = at > 0 ? [QuickInputButtons.Back] : [];
  try {
    return await new Promise((resolve) => {
      box.onDidChangeValue((words) => {
        box.validationMessage = step.wrong(words.trim());
      });
      box.onDidAccept(() => {
        const answer = box.value.trim();
        box.validationMessage = step.wrong(answer);
        if (box.validationMessage === undefined) resolve(answer);
      });
      box.onDidTriggerButton(() => resolve(back));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}
