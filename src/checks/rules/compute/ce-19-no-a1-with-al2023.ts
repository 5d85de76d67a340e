import { judge, violates } from '../../answers';
import { ofFleets } from '../../fleet';
import { allImageTypesOf, maybeOwnImage } from '../../images';
import type { Answer, Rule } from '../../rule';

export const CE_19: Rule = {
  id: 'CE-19',
  title: 'Instances of the family a1 do not start from Amazon Linux 2023',
  severity: 'error',
  explanation: 'Amazon Linux 2023 does not run on the first AWS Graviton: instances of the family a1 never join the compute environment. It is the '
    + 'default image of compute environments that were created since January 2026.',
  remedy: 'Use a newer family, such as m7g or c7g.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html'],
  inspect: ofFleets((fleet, environment, inspection) => judge(fleet.has(({ family }) => family === 'a1'), (hasA1) => (hasA1
    ? maybeOwnImage(environment, inspection) ?? judge(allImageTypesOf(environment), onImages)
    : undefined))),
};

function onImages(images: readonly string[]): Answer {
  const al2023 = images.filter((image) => image.includes('AL2023'));
  if (images.length === 0) {
    return violates('It has instance types of the family a1 and names no image type: what is created today starts from Amazon Linux 2023, which does not '
      + 'run on them', { severity: 'warning' });
  }
  return judge(al2023.length === 0, (fits) => fits || `It has instance types of the family a1, on which its image type, ${al2023.join(', ')}, does not run`);
}
