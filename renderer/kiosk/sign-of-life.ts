/** That somebody is there who does not touch the screen, such as one who uses their phone in front of it: the wait for nobody begins anew. */
export const SIGN_OF_LIFE = 'kiosk-sign-of-life';

export function signOfLife(): void {
  window.dispatchEvent(new Event(SIGN_OF_LIFE));
}
