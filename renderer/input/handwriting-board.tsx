/** Chinese by writing one character with a finger; the ten likeliest to pick from. Nothing leaves the machine. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useEngine } from '../engines/engines.ts';
import type { Point, Stroke } from '../engines/ink.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Candidates } from './candidates.tsx';
import { Key } from './key.tsx';
import type { KeypadProps } from './keypads.tsx';
import { WORDS } from './words.ts';
import './handwriting-board.css';

const CANDIDATES = 10;
/** A finger resting for less makes no new point, in pixels. */
const STEP = 3;

const line = (stroke: Stroke) => stroke.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

export function HandwritingBoard(props: KeypadProps) {
  const t = useWords(WORDS);
  const engine = useEngine('handwriting');
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [texts, setTexts] = useState<readonly string[]>([]);

  // After the stroke is painted, so that the finger never waits.
  useEffect(() => {
    if (!engine) return;
    const timer = setTimeout(() => setTexts(engine.recognise(strokes, CANDIDATES)), 0);
    return () => clearTimeout(timer);
  }, [engine, strokes]);

  return (
    <>
      <Candidates
        rows={1}
        heading={t(strokes.length === 0 ? 'key.writeHere' : 'key.pickWritten')}
        texts={texts}
        onPick={(text) => {
          props.onChange(props.value + text);
          setStrokes([]);
        }}
      />
      <div className="write">
        <Pad strokes={strokes} onStroke={(stroke) => setStrokes([...strokes, stroke])} />
        <div className="write-keys">
          <Key isDisabled={strokes.length === 0} onPress={() => setStrokes(strokes.slice(0, -1))}>
            <span className="key-word">{t('key.undoStroke')}</span>
          </Key>
          <Key isDisabled={strokes.length === 0} onPress={() => setStrokes([])}>
            <span className="key-word">{t('key.rewrite')}</span>
          </Key>
          <Key label={t('key.erase')} onPress={() => props.onChange([...props.value].slice(0, -1).join(''))}>
            <Icon name="erase" />
          </Key>
        </div>
      </div>
    </>
  );
}

/** Where the finger writes. */
function Pad(props: { strokes: readonly Stroke[]; onStroke: (stroke: Stroke) => void }) {
  const t = useWords(WORDS);
  const [drawing, setDrawing] = useState<Stroke | null>(null);
  const pad = useRef<SVGSVGElement>(null);
  const at = (event: PointerEvent): Point => {
    const frame = pad.current?.getBoundingClientRect();
    return { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) };
  };
  const lift = () => {
    if (drawing) props.onStroke(drawing);
    setDrawing(null);
  };
  return (
    <svg
      ref={pad}
      className="write-pad"
      role="img"
      aria-label={t('key.pad')}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawing([at(event)]);
      }}
      onPointerMove={(event) => {
        if (!drawing) return;
        const next = at(event);
        const last = drawing.at(-1);
        if (last && Math.hypot(next.x - last.x, next.y - last.y) >= STEP) setDrawing([...drawing, next]);
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      {[...props.strokes, ...(drawing ? [drawing] : [])].map((stroke, index) => (
        <polyline
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only appended and taken from the end
          key={index}
          points={line(stroke)}
        />
      ))}
    </svg>
  );
}
