/** What `bzip2 -9` 1.0.8 and `xz -6` 5.4.1 made of the layer of one file `a` with `aaa`, and of the docker-archive of that layer. */
const base64 = {
  'layer.bz2':
    'QlpoOTFBWSZTWZuVhfwAADPbkMmAQABthAAA4AAeAAQAAAggAFRCaGgNNB6g2kk0aPU00NFenSPhaDaErd1lqeN9gTQ3LCGgxGGKlWdLOqwInIeQAKZ/F3JFOFCQm5WF/A==',
  'layer.xz':
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Af/AEBdADCAM1AYaImDAdzibiEFTojw2HMHLRquThG1Po8syNPeT4ZoUu4KisnjqxTa4x7SAfr80ApqHYxvgvmOZgRyJwAA7+SRnLxxog4AAVyAEAAAAFz75lmxxGf7AgAAAAAEWVo=',
  'image.bz2':
    'QlpoOTFBWSZTWctp9JEAASHfkM2AUAX/9AgEHgr/995qBAIACDABOMbQ1JGmaIbRGNRk9qTRowJoM1GQammhqjYpoDQAGmQNBoACRUNGiNT01PUeUDQBoaZGIw1Mcga9j9JQmnBnHzkAhFJJYXXYZQqC8GBfXF2gwqEk0A2kws3R3+unU4I49hbms8YOmeQZJLf2hvylJaLuB4MEvujoCVCVzBL5+HpgGgCAUG01U55JnDEU6+mxYkkGw3NvOoSCRjfWsB8+hhgWDaxkLG8oohy3QLJkcUZcfrhKi+koxgOJSFEAlF5ITK+8GqZAgGPfW+1ba42dpPQnCl+lV40zvMpsGFx1UfoBqkQRMaln/E0UCFRrzAInZ9LwiAPoNw9IqacOZU+JlhIT716E2Ds68y4WqPNVT09+QTHjNCYoley6mfFURCvnYGH9bx05gJcfAZXYV2ImMAP4u5IpwoSGW0+kiA==',
  'image.xz':
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4BX/AUtdADaYSiFjThA62jXVN7UpN01bTcwwpR+htOHunK/lHLklApR82y6dxaiwRMioO3vqgpUpQDF4g7WzVcwobLZnspgAxKwJooI2I/ZeAPOdfok0Frs5icwtYFH2kN3F+8pa2Rxy+esPzu5jI+45PB1p+Zx+3SS+ZzRQBME5J/VKFZ1wesnnfNmV6j8g21P7fbxqvpFOZmtIjKiZIv/KrQcLNEAC/uHoInmTXYFRyaUSrpy91YdyISxZdKzvcdGsABM7S+u2QBjBKtiO19Kg2X2GytzP9k8p3PmScGQS0oXrv/zCZsI/8avkBb5GjZbl5hkI3XAfzklOyeO6wZYbz886p5FqXwuwYEgSqUMPXq0SRkSWKfWzNyD/T+8LQmTTEM1GE57/VK8F5/AvrPemIbVxIgYsB/aprX5O6Au2GtcmZTlKeTEJTT7NEn7DSwAAALiXXl6iPUUuAAHnAoAsAAA4pdpuscRn+wIAAAAABFla',
} as const;

/** Bytes that only a real tool can make. */
export const compressedBytes = (name: keyof typeof base64): Uint8Array =>
  new Uint8Array(Buffer.from(base64[name], 'base64'));
