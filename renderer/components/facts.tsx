/** Terms and their texts, one line each. */
import './facts.css';

export type Fact = readonly [term: string, text: string];

export function Facts(props: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {props.facts.map(([term, text]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
