package org.offenlage.ejb.catalogue;

/**
 * The canonical bytes of a publication with their signature.
 *
 * @param json canonical JSON, exactly as it was signed
 * @param sha256 its SHA-256, lower case hexadecimal
 * @param signature Ed25519 signature over the UTF-8 bytes of the JSON, lower case hexadecimal
 * @param publicKey the raw public signing key, lower case hexadecimal
 */
public record SignedContent(String json, String sha256, String signature, String publicKey) {}
