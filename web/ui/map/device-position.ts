// SPDX-License-Identifier: Apache-2.0

/**
 * Where the device is, `115.05619,29.97294`, asked once and for this answer alone; WGS 84, which is CGCS2000 to some centimetres. Throws
 * when the person or the device says no.
 */
export function devicePosition(): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no device position'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(`${coords.longitude.toFixed(6)},${coords.latitude.toFixed(6)}`),
      ({ message }) => reject(new Error(message)),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  })
}
