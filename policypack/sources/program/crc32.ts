/** The CRC-32 of a UTF-8 string, like Go's `crc32.ChecksumIEEE`. */
export function crc32(text: string): number {
	let crc = ~0;
	for (const byte of Buffer.from(text)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++)
			crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}
