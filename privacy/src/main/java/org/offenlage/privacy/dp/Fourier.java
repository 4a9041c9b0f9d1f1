package org.offenlage.privacy.dp;

/**
 * The discrete Fourier transform of symmetric sequences, whose transform is real and symmetric too.
 *
 * <p>Immutable and safe for use by several threads. O(n log n). Radix 2 after Cooley and Tukey
 * 1965, each root of unity from {@link StrictMath}.
 */
final class Fourier {

  private final int n;
  private final double[] cosines;
  private final double[] sines;

  /**
   * Transforms of sequences of this length.
   *
   * @param length a power of two, at least 2
   */
  Fourier(int length) {
    if (length < 2 || Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("the length must be a power of two");
    }
    this.n = length;
    this.cosines = new double[n / 2];
    this.sines = new double[n / 2];
    for (int i = 0; i < n / 2; i++) {
      cosines[i] = StrictMath.cos(2 * Math.PI * i / n);
      sines[i] = -StrictMath.sin(2 * Math.PI * i / n);
    }
  }

  /**
   * The sums of {@code values[j] · cos(2πjk/n)} over j.
   *
   * @param values n numbers, {@code values[j] = values[n − j]}
   */
  double[] ofSymmetric(double[] values) {
    double[] real = new double[n];
    double[] imaginary = new double[n];
    int shift = Integer.numberOfLeadingZeros(n) + 1;
    for (int i = 0; i < n; i++) {
      real[Integer.reverse(i) >>> shift] = values[i];
    }
    for (int half = 1; half < n; half *= 2) {
      int stride = n / 2 / half;
      for (int block = 0; block < n; block += 2 * half) {
        for (int i = 0; i < half; i++) {
          int low = block + i;
          int high = low + half;
          double c = cosines[i * stride];
          double s = sines[i * stride];
          double re = real[high] * c - imaginary[high] * s;
          double im = real[high] * s + imaginary[high] * c;
          real[high] = real[low] - re;
          imaginary[high] = imaginary[low] - im;
          real[low] += re;
          imaginary[low] += im;
        }
      }
    }
    return real;
  }
}
