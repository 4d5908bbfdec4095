package hocl.runtime.ledger;

/**
 * A blob as the ledger knows it.
 *
 * @param name its name
 * @param bytes its length
 * @param atoms the number of atoms in it; for a blob of no atoms 0
 * @param check of its bytes
 */
public record BlobRef(BlobName name, int bytes, long atoms, Check check) {}
