/** Loaded into a device host before anything else: its serial ports never finish closing, as on a stuck USB stack. */
import { SerialPort } from 'serialport';

SerialPort.prototype.close = () => undefined;
