/** A drawn photograph of a paper that lay under the camera, for samples; nobody's. */
const WIDTH = 1200;
const HEIGHT = 900;

let paper: Blob | null = null;

/** The drawn photograph; null before `drawPaper` was awaited. */
export const paperDrawn = (): Blob | null => paper;

/** The same, as a screen asks for a page that it does not have yet. */
export const drawnPaper = async (): Promise<Blob | null> => paper;

/** Draws the photograph once, before the first sample is shown: a sample must be whole at its first painting. */
export async function drawPaper(): Promise<void> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#6b5a4a';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#fbfaf5';
  pen.fillRect(140, 50, 920, 800);
  pen.fillStyle = '#2a2a2a';
  pen.font = '48px sans-serif';
  pen.fillText('解除劳动关系证明', 390, 150);
  pen.font = '30px sans-serif';
  for (let line = 0; line < 7; line++) pen.fillText('样例样例样例样例样例样例样例样例', 220, 250 + line * 60);
  pen.strokeStyle = '#c8403a';
  pen.lineWidth = 8;
  pen.beginPath();
  pen.arc(840, 680, 100, 0, 2 * Math.PI);
  pen.stroke();
  paper = await canvas.convertToBlob({ type: 'image/jpeg' });
}
