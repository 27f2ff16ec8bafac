/** Facts by group: what a citizen checks before it counts. */
import { type Fact, Facts } from './facts.tsx';
import './review.css';

/** A group without rows is left out. */
export function Review(props: {
  groups: readonly (readonly [name: string, rows: readonly Fact[]])[];
  onMend?: (mend: string) => void;
}) {
  return (
    <div className="review">
      {props.groups
        .filter(([, rows]) => rows.length > 0)
        .map(([name, rows]) => (
          <section key={name} className="panel">
            <h2>{name}</h2>
            <Facts facts={rows} onMend={props.onMend} />
          </section>
        ))}
    </div>
  );
}
