/** Facts by group, each a term and its text: what a citizen checks before it counts. */

export type Row = readonly [term: string, text: string];

/** A group without rows is left out. */
export function Review(props: { groups: readonly (readonly [name: string, rows: readonly Row[]])[] }) {
  return (
    <div className="review">
      {props.groups
        .filter(([, rows]) => rows.length > 0)
        .map(([name, rows]) => (
          <section key={name} className="panel">
            <h2>{name}</h2>
            <dl className="facts">
              {rows.map(([term, text]) => (
                <div key={term} className="fact">
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </div>
  );
}
