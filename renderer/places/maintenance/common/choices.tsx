/** A few choices of which one holds, in a row with its name. */
import { Button } from '../../../components/button.tsx';

export function Choices<T extends string | number | boolean | null>(props: {
  label: string;
  chosen: T;
  choices: readonly (readonly [value: T, name: string])[];
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset className="choices" aria-label={props.label}>
      <span className="choices-name" aria-hidden="true">
        {props.label}
      </span>
      {props.choices.map(([value, name]) => (
        <Button
          key={String(value)}
          className={`button button-small${value === props.chosen ? ' button-chosen' : ''}`}
          aria-pressed={value === props.chosen}
          onPress={() => props.onChoose(value)}
        >
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
