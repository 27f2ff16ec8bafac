/** Limits that screen and core share. */

/** Largest photograph of one page, in bytes of JPEG; the camera screen compresses to fit. */
export const PHOTO_BYTES_MAX = 2 * 1024 * 1024;
/** Longest side of a picture, in pixels: camera screen and phone's page make it smaller than that. */
export const PHONE_SIDE_MAX = 4096;
/** Most pages of one material. */
export const PAGES_MAX = 10;
